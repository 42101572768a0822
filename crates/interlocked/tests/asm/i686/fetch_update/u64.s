# fetch_update, u64, i686 (32-bit x86 with SSE2) | core

relaxed/relaxed: 28 instructions, core 36, portable-atomic 36
    push ebp                        |   push ebp
    push ebx                        |   push ebx
    push edi                        |   push edi
    push esi                        |   push esi
    mov ebp, dword ptr [esp + 0x14] |   mov eax, dword ptr [esp + 0x14]
    mov ecx, dword ptr [esp + 0x24] |   mov edx, dword ptr [esp + 0x1c]
    mov ebx, dword ptr [esp + 0x20] |   movq xmm0, qword ptr [eax]
    movq xmm0, qword ptr [ebp]      |   movd ecx, xmm0
    movd esi, xmm0                  |   pshufd xmm1, xmm0, 0x55
    shufps xmm0, xmm0, 0x55         |   mov eax, ecx
    movd edi, xmm0                  |   movd edi, xmm1
  L0:                               |   xor eax, dword ptr [esp + 0x18]
    mov eax, esi                    |   mov ebx, edi
    mov edx, edi                    |   xor ebx, edx
    xor eax, dword ptr [esp + 0x18] |   or ebx, eax
    xor edx, dword ptr [esp + 0x1c] |   je L1
    or edx, eax                     |   mov esi, dword ptr [esp + 0x24]
    je L1                           |   mov ebx, dword ptr [esp + 0x20]
    mov eax, esi                    |   mov ebp, edx
    mov edx, edi                    | L0:
    lock cmpxchg8b qword ptr [ebp]  |   mov edx, edi
    mov esi, eax                    |   mov edi, dword ptr [esp + 0x14]
    mov edi, edx                    |   mov eax, ecx
    jne L0                          |   mov ecx, esi
  L1:                               |   lock cmpxchg8b qword ptr [edi]
    pop esi                         |   je L1
    pop edi                         |   mov ecx, eax
