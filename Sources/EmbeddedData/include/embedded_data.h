#pragma once
#include <stddef.h>

/// One file carried inside the binary: its name and its bytes (not zero-terminated).
typedef struct {
    const char *name;
    const unsigned char *bytes;
    size_t count;
} embedded_file;

/// How many files there are.
size_t embedded_file_count(void);
/// The file at a position from 0; an empty one beyond the end.
embedded_file embedded_file_at(size_t index);
