// Documents that are packages of XML: opened, their parts parsed, their faults told as those of a document.
#ifndef SVOD_DOCUMENT_PACKAGE_H
#define SVOD_DOCUMENT_PACKAGE_H

#include "document/document.h"
#include "read/zipxml.h"

typedef struct svod_package {
    svod_zip zip;
    svod_findings own; // of the zip: svod_package_fault says the last one in a document's words
    svod_doc_job *job;
    bool enough; // the sink wanted no more
} svod_package;

// False with a finding. To be closed by svod_zip_close(&package->zip) when true.
bool svod_package_open(svod_package *out, svod_doc_job *job);
// Parses a part. False with a finding (document_damaged, document_limit, document_encrypted), or when an event said no.
bool svod_package_xml(svod_package *package, const char *part, const svod_xml_events *events, void *ctx);
// The same without findings, for what a document can be read without. Costs the document nothing of what it may hold.
bool svod_package_try(svod_package *package, const char *part, const svod_xml_events *events, void *ctx);
// Whether a paragraph may be so long; false with a finding.
bool svod_package_fits(svod_package *package, size_t len);
// So many bytes of text came out of it: the limits on empty markup go up.
void svod_package_credit(svod_package *package, size_t bytes);
// Whether the archive's directory lists a part whose name begins so (case of letters aside), without opening it.
bool svod_package_lists(svod_bytes bytes, const char *beginning);
// Whether it begins as an archive but has no directory at its end, being cut short: then nobody knows what it was but by its name.
bool svod_package_cut(svod_bytes bytes);

#endif
