# or, u8, x86-64 (every x86-64 CPU) | core

any: 2 instructions, core 2, portable-atomic 2
    lock or byte ptr [rdi], sil    |   lock or byte ptr [rdi], sil
    ret                            |   ret
