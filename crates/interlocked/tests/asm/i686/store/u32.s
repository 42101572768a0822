# store, u32, i686 (32-bit x86 with SSE2) | core

relaxed release: 4 instructions, core 4, portable-atomic 4
    mov eax, dword ptr [esp + 0x4] |   mov eax, dword ptr [esp + 0x8]
    mov ecx, dword ptr [esp + 0x8] |   mov ecx, dword ptr [esp + 0x4]
    mov dword ptr [eax], ecx       |   mov dword ptr [ecx], eax
    ret                            |   ret

seqcst: 4 instructions, core 4, portable-atomic 4
    mov eax, dword ptr [esp + 0x4] |   mov eax, dword ptr [esp + 0x4]
    mov ecx, dword ptr [esp + 0x8] |   mov ecx, dword ptr [esp + 0x8]
    xchg dword ptr [eax], ecx      |   xchg dword ptr [eax], ecx
    ret                            |   ret
