#!/bin/sh
# Lists every call by which the objects of svod_core reach outside: the core may compute, fold texts and match patterns, and nothing else.
# usage: purity.sh BUILD_DIR    exit 1 when a name is not on the list below
set -eu
export LC_ALL=C
build=${1:?usage: purity.sh BUILD_DIR}
objects=$(find "$build/CMakeFiles/svod_core.dir" -name '*.o' | sort)
if [ -z "$objects" ]; then
    echo "purity: no objects below $build/CMakeFiles/svod_core.dir" >&2
    exit 2
fi

# _chk: the checked forms of release builds. Decimal texts become doubles in base/num.c alone.
memory='malloc|calloc|realloc|free|(__)?mem(cpy|move|set|cmp|chr|mem|rchr)(_chk)?|explicit_bzero'
strings='(__)?str(len|nlen|cmp|ncmp|chr|rchr|str|pbrk|cspn|spn|cpy|ncpy|cat|ncat)(_chk)?|(__)?stpcpy(_chk)?'
sorting='qsort|bsearch|abort|__assert_fail'
printing='(__)?v?snprintf(_chk)?|__isoc99_v?snprintf'
maths='sincos|sin|cos|ldexp|frexp|modf|fabs|floor|ceil|round|lround|llround|trunc|sqrt|pow|exp|log|log2|log10|fmin|fmax|l?gamma|erfc?'
libraries='pcre2_[a-z0-9_]+|utf8proc_[a-z0-9_]+|gsl_[A-Za-z0-9_]+'
runtime='__asan_[a-z0-9_]+|__ubsan_[a-z0-9_]+|__sanitizer_[a-z0-9_]+|__gcov_[a-z0-9_]+|__stack_chk_fail|_GLOBAL_OFFSET_TABLE_|__u?(div|mod|mul)[a-z]*ti[0-9]'
allowed="^($memory|$strings|$sorting|$printing|$maths|$libraries|$runtime)\$"

own=$(mktemp)
trap 'rm -f "$own"' EXIT
# shellcheck disable=SC2086 # a list of paths
nm --defined-only -g $objects | awk 'NF == 3 { print $3 }' | sort -u > "$own"

bad=0
for object in $objects; do
    names=$(nm -u "$object" | awk '{ print $NF }' | grep -Ev "$allowed" | grep -vxFf "$own" || true)
    case $object in
    */base/num.c.o) names=$(echo "$names" | grep -vx 'strtod' || true) ;;
    esac
    for name in $names; do
        echo "purity: ${object#"$build"/CMakeFiles/svod_core.dir/} refers to $name"
        bad=1
    done
done
[ "$bad" = 0 ] && echo "purity: clean ($(echo "$objects" | wc -l) objects)"
exit $bad
