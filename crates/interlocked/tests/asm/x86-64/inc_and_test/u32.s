# inc_and_test, u32, x86-64 (every x86-64 CPU) | core

any: 3 instructions, core 3, portable-atomic 3
    lock inc dword ptr [rdi]       |   lock inc dword ptr [rdi]
    sete al                        |   sete al
    ret                            |   ret
