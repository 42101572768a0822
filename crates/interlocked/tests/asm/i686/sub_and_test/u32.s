# sub_and_test, u32, i686 (32-bit x86 with SSE2) | core

any: 5 instructions, core 5, portable-atomic 5
    mov eax, dword ptr [esp + 0x4] |   mov eax, dword ptr [esp + 0x8]
    mov ecx, dword ptr [esp + 0x8] |   mov ecx, dword ptr [esp + 0x4]
    lock sub dword ptr [eax], ecx  |   lock sub dword ptr [ecx], eax
    sete al                        |   sete al
    ret                            |   ret
