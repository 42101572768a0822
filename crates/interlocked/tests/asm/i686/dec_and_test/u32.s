# dec_and_test, u32, i686 (32-bit x86 with SSE2) | core

any: 4 instructions, core 4, portable-atomic 4
    mov eax, dword ptr [esp + 0x4] |   mov eax, dword ptr [esp + 0x4]
    lock dec dword ptr [eax]       |   lock dec dword ptr [eax]
    sete al                        |   sete al
    ret                            |   ret
