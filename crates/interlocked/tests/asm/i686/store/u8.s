# store, u8, i686 (32-bit x86 with SSE2) | core

relaxed release: 4 instructions, core 4, portable-atomic 4
    mov eax, dword ptr [esp + 0x4]  |   movzx eax, byte ptr [esp + 0x8]
    movzx ecx, byte ptr [esp + 0x8] |   mov ecx, dword ptr [esp + 0x4]
    mov byte ptr [eax], cl          |   mov byte ptr [ecx], al
    ret                             |   ret

seqcst: 4 instructions, core 4, portable-atomic 4
    mov eax, dword ptr [esp + 0x4]  |   mov eax, dword ptr [esp + 0x4]
    movzx ecx, byte ptr [esp + 0x8] |   movzx ecx, byte ptr [esp + 0x8]
    xchg byte ptr [eax], cl         |   xchg byte ptr [eax], cl
    ret                             |   ret
