// Faults of the system in words.
#include "host/fault.h"

#include <errno.h>
#include <string.h>

const char *svod_host_fault(svod_lang lang, int error) {
    static const struct {
        int error;
        svod_text text;
    } known[] = {
        {EISDIR, SVOD_T_host_is_folder},     {ENOTDIR, SVOD_T_host_not_folder},  {EEXIST, SVOD_T_host_not_folder},
        {EACCES, SVOD_T_host_no_permission}, {EPERM, SVOD_T_host_no_permission}, {ENOSPC, SVOD_T_host_no_space},
        {EDQUOT, SVOD_T_host_no_space},      {EROFS, SVOD_T_host_read_only},     {ENAMETOOLONG, SVOD_T_host_name_too_long},
        {ENOENT, SVOD_T_host_no_such_file},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].error == error) return svod_say(lang, known[i].text);
    return strerror(error);
}
