# andnot, u8, x86-64 (every x86-64 CPU) | core

any: 3 instructions, core 3, portable-atomic 3
    not sil                        |   not sil
    lock and byte ptr [rdi], sil   |   lock and byte ptr [rdi], sil
    ret                            |   ret
