# sub_and_test, u16, i686 (32-bit x86 with SSE2) | core

any: 5 instructions, core 5, portable-atomic 5
    mov eax, dword ptr [esp + 0x4]  |   movzx eax, word ptr [esp + 0x8]
    movzx ecx, word ptr [esp + 0x8] |   mov ecx, dword ptr [esp + 0x4]
    lock sub word ptr [eax], cx     |   lock sub word ptr [ecx], ax
    sete al                         |   sete al
    ret                             |   ret
