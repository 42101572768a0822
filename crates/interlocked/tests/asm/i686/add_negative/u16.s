# add_negative, u16, i686 (32-bit x86 with SSE2) | core

any: 5 instructions, core 5, portable-atomic 5
    mov eax, dword ptr [esp + 0x4]  |   movzx eax, word ptr [esp + 0x8]
    movzx ecx, word ptr [esp + 0x8] |   mov ecx, dword ptr [esp + 0x4]
    lock add word ptr [eax], cx     |   lock add word ptr [ecx], ax
    sets al                         |   sets al
    ret                             |   ret
