# shellcheck shell=bash
# What vm/run and vm/box share: options, error reporting, and Debian packages unpacked into a cache.

# Exit statuses as <sysexits.h> names them (man 3 sysexits).
readonly wrong_usage=64 unavailable=69 guest_died=70 guest_did_not_boot=71 cannot_write=74

host_arch=$(dpkg --print-architecture 2>/dev/null || true)
cache=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/understanding-containers-vm
readonly host_arch cache

die() { # STATUS MESSAGE
    local status=$1
    shift
    printf 'vm/%s: %s\n' "${0##*/}" "$*" >&2
    exit "$status"
}

note() {
    printf 'vm/%s: %s\n' "${0##*/}" "$*" >&2
}

one_of() { # OPTION VALUE ALLOWED…
    local option=$1 value=$2
    shift 2
    [[ " $* " == *" $value "* ]] || die $wrong_usage "$option $value: choose one of: $*"
    echo "$value"
}

need() { # PROGRAM PACKAGE
    command -v "$1" >/dev/null || die $unavailable "$1 is missing: install Debian's package $2, or run vm/install-tools"
}

# One builder at a time; a second one waits and then finds the work done. The lock is an open file
# description, so that it ends with its process however that ends (man 2 flock).
with_cache_lock() { # COMMAND…
    mkdir -p "$cache" 2>/dev/null || die $cannot_write "can't make the cache directory $cache"
    { : >>"$cache/lock"; } 2>/dev/null || die $cannot_write "can't write to the cache directory $cache"
    exec {lock}>"$cache/lock"
    flock "$lock"
    "$@"
    exec {lock}>&-
}

# Unpacks a Debian package below the cache and prints nothing; nothing is installed. An unfinished
# attempt leaves a directory with another name, which the next one removes first.
unpack_package() { # PACKAGE DIRECTORY
    local package=$1 directory=$2 partial=$2.partial
    [ ! -d "$directory" ] || return 0
    discard "$partial"
    mkdir -p "$partial/deb" || die $cannot_write "can't write below $cache"
    note "fetching Debian's $package (once)"
    (cd "$partial/deb" && apt-get -q -q -o APT::Sandbox::User=root download "$package" >/dev/null 2>"$partial/log") ||
        die $unavailable "can't download $package: $(last_line "$partial/log")"
    dpkg-deb -x "$partial/deb"/*.deb "$partial" 2>"$partial/log" ||
        die $cannot_write "can't unpack $package below $cache: $(last_line "$partial/log")"
    rm -f "$partial/deb"/*.deb "$partial/log"
    mv "$partial" "$directory"
}

last_line() { # FILE
    tail -n 1 "$1" | tr -d '\r'
}

# Removes a directory of the cache: --one-file-system keeps rm from leaving it through a mount, and
# rm never follows a symbolic link inside.
discard() { # DIRECTORY
    case $1 in
        "$cache"/?*) rm -rf --one-file-system -- "$1" ;;
        *) die $cannot_write "$1 is not in the cache" ;;
    esac
}

# linux-image-amd64 holds no kernel, it depends on the package of the current one.
real_kernel_package() { # PACKAGE
    local dependency
    dependency=$(apt-cache depends --important "$1" 2>/dev/null |
        sed -n 's/^ *Depends: \(linux-image-[0-9].*\)$/\1/p' | head -n 1)
    if [ -n "$dependency" ]; then
        echo "$dependency"
    elif apt-cache show "$1" >/dev/null 2>&1; then
        echo "$1"
    else
        die $unavailable "apt knows no package $1: run 'apt-get update' as root, or choose another with --kernel"
    fi
}

# Sets what use_kernel and find_boot_image set: of the directory given, or of the unpacked package.
find_kernel() { # PACKAGE|DIRECTORY
    case $1 in
        */*) kernel=$1 ;;
        *)
            local package
            # A package once fetched is used as it is: no look at apt, which may be offline.
            kernel=$cache/$1
            if [ ! -e "$kernel" ]; then
                package=$(real_kernel_package "$1")
                unpack_package "$package" "$cache/$package"
                [ "$package" = "$1" ] || ln -sfn "$package" "$kernel"
            fi
            ;;
    esac
    use_kernel "$kernel"
    find_boot_image
}

use_kernel() { # DIRECTORY with boot/vmlinuz-* and lib/modules; sets $kernel, $image, $version and $modules
    kernel=$(cd "$1" 2>/dev/null && pwd -P) || die $unavailable "--kernel $1: no such directory"
    image=$(newest "$kernel"/boot/vmlinuz-*)
    [ -f "$image" ] || die $unavailable "$kernel holds no boot/vmlinuz-*"
    version=${image##*/vmlinuz-}
    modules=$kernel/lib/modules
    [ -d "$modules/$version" ] || die $unavailable "$kernel holds no lib/modules/$version"
}

# Sets $boot_image. Debian's x86 image is compressed with xz, and emulated processors take some five
# seconds to undo that; QEMU also starts the kernel inside it (PVH: an ELF note tells the entry
# point; kernel: Documentation/x86/boot.rst, QEMU: docs/system/i386/pc.rst).
find_boot_image() {
    local start plain
    boot_image=$image
    [ "$arch" = amd64 ] || return 0
    plain=$cache/vmlinux-$(sha256sum "$image" | cut -c 1-16)
    if [ ! -f "$plain" ]; then
        start=$(LC_ALL=C grep -a -b -o -m 1 -P '\xfd7zXZ\x00' "$image" | head -n 1 | cut -d : -f 1) || true
        [ -n "$start" ] && command -v xz >/dev/null || return 0
        tail -c +$((start + 1)) "$image" | xz --decompress --single-stream >"$plain.partial" 2>/dev/null || true
        LC_ALL=C grep -q -P '^\x7fELF' -m 1 -a "$plain.partial" || return 0
        mv "$plain.partial" "$plain"
    fi
    boot_image=$plain
}

newest() { # FILE…: the one with the highest version
    printf '%s\n' "$@" | sort -V | tail -n 1
}

find_busybox() { # sets $busybox to a statically linked one for the host's processor
    unpack_package busybox-static "$cache/busybox-static"
    busybox=$cache/busybox-static/bin/busybox
}

# The initramfs: busybox, ./guest and the few modules that the root file system needs. It is made
# again when one of these changes, which its name tells.
find_initramfs() { # BUSYBOX-OF-THE-GUEST; sets $initramfs
    local guest_busybox=$1 name
    name=$(cat "$here/lib.sh" "$here/guest/init" "$here/guest/boot" "$guest_busybox" "$image" | sha256sum | cut -c 1-16)
    initramfs=$cache/initramfs-$name
    [ -f "$initramfs" ] || build_initramfs "$guest_busybox"
}

build_initramfs() { # BUSYBOX-OF-THE-GUEST
    local files=$initramfs.partial module
    discard "$files"
    mkdir -p "$files"/{bin,proc,sys,dev,lib/modules} 2>/dev/null || die $cannot_write "can't write below $cache"
    [ -f "$modules/$version/modules.dep" ] || "$busybox" depmod -b "$kernel" "$version" 2>/dev/null ||
        die $unavailable "can't index the modules in $modules/$version"
    cp "$1" "$files/bin/busybox" &&
        install -m 755 "$here/guest/init" "$here/guest/boot" "$files/" &&
        copy_modules "$files" virtio_pci 9pnet_virtio 9p overlay &&
        (cd "$files" && find . | "$busybox" cpio -o -H newc -R 0:0 2>/dev/null | gzip -1) >"$initramfs.gz" ||
        die $cannot_write "can't build the initramfs below $cache"
    mv "$initramfs.gz" "$initramfs"
    # Those of earlier scripts and kernels; not today's, another run may be about to start with it.
    find "$cache" -maxdepth 1 -name 'initramfs-*' -type f -mtime +0 -delete
    discard "$files"
}

copy_modules() { # DIRECTORY MODULE…, with what they depend on
    local directory=$1 line file
    shift
    for module in "$@"; do
        # Not found means built into the kernel: modprobe is content with that.
        line=$(grep -E "/$module\.ko[.a-z]*:" "$modules/$version/modules.dep") || continue
        for file in ${line/:/ }; do
            (cd "$modules" && cp --parents "$version/$file" "$directory/lib/modules/")
        done
    done
    cp "$modules/$version"/modules.{order,builtin,builtin.modinfo} "$directory/lib/modules/$version/"
    "$busybox" depmod -b "$directory" "$version"
}

# A Debian for another processor, with the kernel, a JDK and the programs that the tests use. Its
# packages are unpacked, not configured: that would take an emulator here. guest/boot makes up for
# the little that is missing. Works without root; files then belong to whoever made them.
find_foreign_root() { # ARCH; sets $foreign_root
    local suite
    suite=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
    foreign_root=$cache/root-$suite-$1
    [ -d "$foreign_root" ] || build_foreign_root "$1" "$suite"
}

build_foreign_root() { # ARCH SUITE
    local partial=$foreign_root.partial
    need mmdebstrap mmdebstrap
    discard "$partial"
    mkdir -p "$partial" || die $cannot_write "can't write below $cache"
    note "making a Debian $2 for $1 (once, about half a minute)"
    # dev: device nodes take root, and the machine has its own.
    mmdebstrap --quiet --architectures="$1" --variant=extract --format=tar \
        --setup-hook=/usr/share/mmdebstrap/hooks/merged-usr/setup00.sh \
        --dpkgopt=path-exclude='/usr/share/doc/*' --dpkgopt=path-exclude='/usr/share/man/*' \
        --dpkgopt=path-exclude='/usr/share/locale/*' \
        --include='?essential' \
        --include="linux-image-$1,busybox-static,default-jdk-headless,procps,iproute2,nftables,uidmap,mount,libcap2-bin,mawk,git" \
        "$2" - 2>"$cache/mmdebstrap.log" | tar --extract --preserve-permissions --directory="$partial" --exclude='./dev/*' ||
        die $unavailable "can't make a Debian $2 for $1: $(grep '^E:' "$cache/mmdebstrap.log" | head -n 1)"
    # What the packages' alternatives would link.
    ln -s mawk "$partial/usr/bin/awk"
    ln -s which.debianutils "$partial/usr/bin/which"
    mv "$partial" "$foreign_root"
}
