# store, u16, i686 (32-bit x86 with SSE2) | core

relaxed release: 4 instructions, core 4, portable-atomic 4
    mov eax, dword ptr [esp + 0x4]  |   movzx eax, word ptr [esp + 0x8]
    movzx ecx, word ptr [esp + 0x8] |   mov ecx, dword ptr [esp + 0x4]
    mov word ptr [eax], cx          |   mov word ptr [ecx], ax
    ret                             |   ret

seqcst: 4 instructions, core 4, portable-atomic 4
    mov eax, dword ptr [esp + 0x4]  |   mov eax, dword ptr [esp + 0x4]
    movzx ecx, word ptr [esp + 0x8] |   movzx ecx, word ptr [esp + 0x8]
    xchg word ptr [eax], cx         |   xchg word ptr [eax], cx
    ret                             |   ret
