# fetch_update, u64, i686 (32-bit x86 with SSE2) | core

acquire/relaxed acqrel/acquire seqcst/seqcst: 28 instructions, core 28, portable-atomic 28
    push ebp                        |   push ebp
    push ebx                        |   push ebx
    push edi                        |   push edi
    push esi                        |   push esi
    mov ebp, dword ptr [esp + 0x14] |   mov ebp, dword ptr [esp + 0x14]
    mov ecx, dword ptr [esp + 0x24] |   mov ecx, dword ptr [esp + 0x24]
    mov ebx, dword ptr [esp + 0x20] |   mov ebx, dword ptr [esp + 0x20]
    movq xmm0, qword ptr [ebp]      |   movq xmm0, qword ptr [ebp]
    movd esi, xmm0                  |   movd esi, xmm0
    shufps xmm0, xmm0, 0x55         |   pshufd xmm0, xmm0, 0x55
    movd edi, xmm0                  |   movd edi, xmm0
  L0:                               | L0:
    mov eax, esi                    |   mov eax, esi
    mov edx, edi                    |   mov edx, edi
    xor eax, dword ptr [esp + 0x18] |   xor eax, dword ptr [esp + 0x18]
    xor edx, dword ptr [esp + 0x1c] |   xor edx, dword ptr [esp + 0x1c]
    or edx, eax                     |   or edx, eax
    je L1                           |   je L1
    mov eax, esi                    |   mov eax, esi
    mov edx, edi                    |   mov edx, edi
    lock cmpxchg8b qword ptr [ebp]  |   lock cmpxchg8b qword ptr [ebp]
    mov esi, eax                    |   mov esi, eax
    mov edi, edx                    |   mov edi, edx
    jne L0                          |   jne L0
  L1:                               | L1:
    pop esi                         |   pop esi
    pop edi                         |   pop edi
