# dec_and_test, u64, x86-64 (every x86-64 CPU) | core

any: 3 instructions, core 3, portable-atomic 3
    lock dec qword ptr [rdi]       |   lock dec qword ptr [rdi]
    sete al                        |   sete al
    ret                            |   ret
