# bit_clear, u64, i686 (32-bit x86 with SSE2) | core

any: 32 instructions, core 37, portable-atomic 37
    push ebx                         |   push ebp
    push edi                         |   push ebx
    push esi                         |   push edi
    movzx ecx, byte ptr [esp + 0x14] |   push esi
    mov edi, 0x1                     |   sub esp, 0x8
    xor eax, eax                     |   movzx ecx, byte ptr [esp + 0x20]
    mov esi, dword ptr [esp + 0x10]  |   mov edi, dword ptr [esp + 0x1c]
    shl edi, cl                      |   mov esi, 0x1
    test cl, 0x20                    |   xor ebp, ebp
    mov ecx, 0x0                     |   xor eax, eax
    cmovne ecx, edi                  |   shld ebp, esi, cl
    cmovne edi, eax                  |   shl esi, cl
    not edi                          |   test cl, 0x20
    not ecx                          |   mov edx, dword ptr [edi + 0x4]
    push ecx                         |   cmovne ebp, esi
    mov eax, dword ptr [esi]         |   cmovne esi, eax
    mov edx, dword ptr [esi + 0x4]   |   mov eax, dword ptr [edi]
  L0:                                |   mov dword ptr [esp], ebp
    mov ebx, eax                     |   mov dword ptr [esp + 0x4], esi
    mov ecx, edx                     |   not ebp
    and ebx, edi                     |   not esi
    and ecx, dword ptr [esp]         | L0:
    lock cmpxchg8b qword ptr [esi]   |   mov ebx, eax
    jne L0                           |   mov ecx, edx
    add esp, 0x4                     |   and ebx, esi
    xor edx, ecx                     |   and ecx, ebp
    xor eax, ebx                     |   lock cmpxchg8b qword ptr [edi]
