# neg, u32, x86-64 (every x86-64 CPU) | core

any: 2 instructions, core 6, portable-atomic 2
    lock neg dword ptr [rdi]       |   mov eax, dword ptr [rdi]
    ret                            | L0:
                                   |   mov ecx, eax
                                   |   neg ecx
                                   |   lock cmpxchg dword ptr [rdi], ecx
                                   |   jne L0
                                   |   ret
