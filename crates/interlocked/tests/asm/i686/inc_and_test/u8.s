# inc_and_test, u8, i686 (32-bit x86 with SSE2) | core

any: 4 instructions, core 4, portable-atomic 4
    mov eax, dword ptr [esp + 0x4] |   mov eax, dword ptr [esp + 0x4]
    lock inc byte ptr [eax]        |   lock inc byte ptr [eax]
    sete al                        |   sete al
    ret                            |   ret
