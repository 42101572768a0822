# sub_and_test, u8, x86-64 (every x86-64 CPU) | core

any: 3 instructions, core 3, portable-atomic 3
    lock sub byte ptr [rdi], sil   |   lock sub byte ptr [rdi], sil
    sete al                        |   sete al
    ret                            |   ret
