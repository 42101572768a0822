# store, u64, i686 (32-bit x86 with SSE2) | core

relaxed release: 4 instructions, core 4, portable-atomic 4
    mov eax, dword ptr [esp + 0x4]    |   mov eax, dword ptr [esp + 0x4]
    movsd xmm0, qword ptr [esp + 0x8] |   movsd xmm0, qword ptr [esp + 0x8]
    movq qword ptr [eax], xmm0        |   movlps qword ptr [eax], xmm0
    ret                               |   ret

seqcst: 5 instructions, core 5, portable-atomic 5
    mov eax, dword ptr [esp + 0x4]    |   mov eax, dword ptr [esp + 0x4]
    movsd xmm0, qword ptr [esp + 0x8] |   movsd xmm0, qword ptr [esp + 0x8]
    movq qword ptr [eax], xmm0        |   movlps qword ptr [eax], xmm0
    lock or dword ptr [esp], 0x0      |   lock or dword ptr [esp], 0x0
    ret                               |   ret
