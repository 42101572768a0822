# sub_and_test, u8, i686 (32-bit x86 with SSE2) | core

any: 5 instructions, core 5, portable-atomic 5
    mov eax, dword ptr [esp + 0x4]  |   movzx eax, byte ptr [esp + 0x8]
    movzx ecx, byte ptr [esp + 0x8] |   mov ecx, dword ptr [esp + 0x4]
    lock sub byte ptr [eax], cl     |   lock sub byte ptr [ecx], al
    sete al                         |   sete al
    ret                             |   ret
