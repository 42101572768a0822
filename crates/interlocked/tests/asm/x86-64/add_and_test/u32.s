# add_and_test, u32, x86-64 (every x86-64 CPU) | core

any: 3 instructions, core 3, portable-atomic 3
    lock add dword ptr [rdi], esi  |   lock add dword ptr [rdi], esi
    sete al                        |   sete al
    ret                            |   ret
