// Parts of the sheet "Сводка" that are long enough to stand apart: its charts with the tables behind them.
#ifndef SVOD_TABLE_SUMMARY_H
#define SVOD_TABLE_SUMMARY_H

#include "table/lay.h"

#define SVOD_SUMMARY_COLS 12 // of equal width, about 80 pixels each

// The three charts from `row` on, then the two tables that two of them are drawn from; returns the next free row.
uint32_t svod_summary_charts(svod_lay *lay, uint32_t row);
// A row an indicator; nothing without indicators.
uint32_t svod_summary_indicators(svod_lay *lay, uint32_t row);

#endif
