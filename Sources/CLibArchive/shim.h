#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

/// Names in archives come as UTF-8; libarchive asks the thread's locale for it. NULL when there is none.
static inline void *archive_utf8_locale(void) { return newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0); }
/// Makes a locale the thread's, and gives the one before.
static inline void *archive_use_locale(void *locale) { return uselocale((locale_t)locale); }
static inline void archive_free_locale(void *locale) { freelocale((locale_t)locale); }
