# bit_toggle, u64, i686 (32-bit x86 with SSE2) | core

any: 30 instructions, core 31, portable-atomic 31
    push ebx                         |   push ebp
    push edi                         |   push ebx
    push esi                         |   push edi
    movzx ecx, byte ptr [esp + 0x14] |   push esi
    mov eax, 0x1                     |   movzx ecx, byte ptr [esp + 0x18]
    xor edx, edx                     |   mov edi, dword ptr [esp + 0x14]
    mov esi, dword ptr [esp + 0x10]  |   mov esi, 0x1
    shl eax, cl                      |   xor ebp, ebp
    test cl, 0x20                    |   xor eax, eax
    mov edi, eax                     |   shld ebp, esi, cl
    cmove eax, edx                   |   shl esi, cl
    cmovne edi, edx                  |   test cl, 0x20
    mov ecx, eax                     |   mov edx, dword ptr [edi + 0x4]
    push ecx                         |   cmovne ebp, esi
    mov eax, dword ptr [esi]         |   cmovne esi, eax
    mov edx, dword ptr [esi + 0x4]   |   mov eax, dword ptr [edi]
  L0:                                | L0:
    mov ebx, eax                     |   mov ebx, eax
    mov ecx, edx                     |   mov ecx, edx
    xor ebx, edi                     |   xor ebx, esi
    xor ecx, dword ptr [esp]         |   xor ecx, ebp
    lock cmpxchg8b qword ptr [esi]   |   lock cmpxchg8b qword ptr [edi]
    jne L0                           |   jne L0
    add esp, 0x4                     |   and eax, esi
    cmp ebx, eax                     |   and edx, ebp
    sbb ecx, edx                     |   or edx, eax
    setb al                          |   setne al
