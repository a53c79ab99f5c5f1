#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

// libcurl's setters and getters take any number of arguments, which Swift cannot call.

static inline CURLcode curl_begin_everything(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }
static inline CURLcode curl_set_text(CURL *handle, CURLoption option, const char *text) {
    return curl_easy_setopt(handle, option, text);
}
static inline CURLcode curl_set_long(CURL *handle, CURLoption option, long number) {
    return curl_easy_setopt(handle, option, number);
}
static inline CURLcode curl_set_pointer(CURL *handle, CURLoption option, void *pointer) {
    return curl_easy_setopt(handle, option, pointer);
}
static inline CURLcode curl_set_receiver(CURL *handle, CURLoption option, curl_write_callback receiver) {
    return curl_easy_setopt(handle, option, receiver);
}
