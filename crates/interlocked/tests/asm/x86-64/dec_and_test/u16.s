# dec_and_test, u16, x86-64 (every x86-64 CPU) | core

any: 3 instructions, core 3, portable-atomic 3
    lock dec word ptr [rdi]        |   lock dec word ptr [rdi]
    sete al                        |   sete al
    ret                            |   ret
