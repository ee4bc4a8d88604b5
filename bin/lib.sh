# shellcheck shell=sh
# Read by the scripts beside it with `. bin/lib.sh`, from the project's root.

say() { printf 'halos: %s\n' "$*"; }

# Each argument becomes a line of the message.
stop() {
    printf 'halos: %s\n' "$@" >&2
    exit 1
}

# step NAME INPUT... -- COMMAND...: runs the command unless the inputs (files and folders) are those of its
# last run that ended well.
step() {
    step_name=$1 step_inputs=
    shift
    while [ "$1" != -- ]; do
        step_inputs="$step_inputs $1"
        shift
    done
    shift
    step_sum=$(checksum_of "$step_inputs")
    if [ "$(cat "build/stamps/$step_name" 2>/dev/null)" != "$step_sum" ]; then
        step_start=$(date +%s)
        "$@"
        printf '%s\n' "$step_sum" >"build/stamps/$step_name"
        say "$step_name: done in $(($(date +%s) - step_start)) s"
    fi
}

checksum_of() {
    # shellcheck disable=SC2086 # a list of our own names, without blanks
    find $1 -type f ! -name '*.pyc' ! -name '*.mo' -exec sha256sum {} + 2>/dev/null | sort | sha256sum
}

# Installs Debian packages, as root or by sudo; where neither is possible it says what to install.
apt_install() {
    command -v apt-get >/dev/null ||
        stop "This system has no apt. Please install what it calls these, then call make again: $*"
    as_root=
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || stop "Please install these as root, then call make again: $*"
        as_root=sudo
    fi
    say "installing from the system's packages: $*"
    mkdir -p build
    # shellcheck disable=SC2086 # empty or one word
    {
        $as_root apt-get update -q || echo 'The old package lists may do.'
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
    } >build/apt.log 2>&1 ||
        stop "That did not work. Please install these, then call make again: $*" "$(tail -n 5 build/apt.log)"
}
