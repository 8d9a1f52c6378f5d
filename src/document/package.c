// Packages of XML.
#include "document/package.h"

#include <string.h>
#include <strings.h>

#define PARAGRAPH_CAP ((size_t)4 << 20) // bytes

static bool fault(svod_package *package) {
    size_t count = package->own.list.count;
    package->enough = package->enough || !count;
    if (!count) return false;
    const svod_finding *last = SVOD_AT(&package->own.list, svod_finding, count - 1);
    svod_code code = last->code == SVOD_F_read_limit           ? SVOD_F_document_limit
                     : last->code == SVOD_F_workbook_encrypted ? SVOD_F_document_encrypted
                                                               : SVOD_F_document_damaged;
    return svod_add(package->job->findings, code, svod_place_file(package->job->shown), last->found, NULL);
}

bool svod_package_open(svod_package *out, svod_doc_job *job) {
    *out = (svod_package){.job = job, .own = svod_findings_of(job->scratch, job->findings->lang)};
    if (!svod_zip_open(&out->zip, job->bytes, job->shown, job->scratch, &out->own)) return fault(out);
    return true;
}

bool svod_package_xml(svod_package *package, const char *part, const svod_xml_events *events, void *ctx) {
    package->own = svod_findings_of(package->job->scratch, package->job->findings->lang);
    package->zip.findings = &package->own;
    return svod_zip_xml(&package->zip, part, events, ctx) || fault(package);
}

bool svod_package_try(svod_package *package, const char *part, const svod_xml_events *events, void *ctx) {
    svod_findings unsaid = svod_findings_of(package->job->scratch, package->job->findings->lang);
    svod_zip *zip = &package->zip, before = *zip;
    zip->findings = &unsaid;
    bool ok = svod_zip_xml(zip, part, events, ctx);
    zip->read = before.read;
    zip->packed = before.packed;
    zip->things = before.things;
    zip->events_left = before.events_left;
    zip->bytes_left = before.bytes_left;
    return ok;
}

bool svod_package_fits(svod_package *package, size_t len) {
    if (len <= PARAGRAPH_CAP) return true;
    svod_lang lang = package->job->findings->lang;
    return svod_add(&package->own, SVOD_F_read_limit, svod_place_file(package->job->shown),
                    svod_printf(package->job->scratch, svod_say(lang, SVOD_T_document_paragraph_size), PARAGRAPH_CAP >> 20), NULL);
}

void svod_package_credit(svod_package *package, size_t bytes) {
    // A paragraph of formatted text comes with a few hundred bytes of markup for each word.
    svod_zip_credit(&package->zip, bytes / 16 + 1);
}

bool svod_package_lists(svod_bytes bytes, const char *beginning) {
    svod_zipdir dir = svod_zipdir_find(bytes);
    svod_zipdir_entry entry;
    size_t len = strlen(beginning);
    for (uint64_t at = dir.at; svod_zipdir_next(&dir, &at, &entry);) {
        while (entry.len && (*entry.name == '/' || *entry.name == '\\'))
            entry.name++, entry.len--;
        if (entry.len >= len && !strncasecmp(entry.name, beginning, len)) return true;
    }
    return false;
}

bool svod_package_cut(svod_bytes bytes) {
    return bytes.len >= 4 && !memcmp(bytes.data, "PK\3\4", 4) && svod_zipdir_find(bytes).len == 0;
}
