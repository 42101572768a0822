# bit_clear, u64, i686 (32-bit x86 with SSE2) | core

any: 38 instructions, core 37, portable-atomic 37
    push ebp                         |   push ebp
    push ebx                         |   push ebx
    push edi                         |   push edi
    push esi                         |   push esi
    sub esp, 0xc                     |   sub esp, 0x8
    movzx ecx, byte ptr [esp + 0x24] |   movzx ecx, byte ptr [esp + 0x20]
    mov esi, 0x1                     |   mov edi, dword ptr [esp + 0x1c]
    xor eax, eax                     |   mov esi, 0x1
    mov ebp, dword ptr [esp + 0x20]  |   xor ebp, ebp
    shl esi, cl                      |   xor eax, eax
    test cl, 0x20                    |   shld ebp, esi, cl
    mov ecx, 0x0                     |   shl esi, cl
    cmovne ecx, esi                  |   test cl, 0x20
    cmovne esi, eax                  |   mov edx, dword ptr [edi + 0x4]
    mov edi, esi                     |   cmovne ebp, esi
    mov dword ptr [esp + 0x8], ecx   |   cmovne esi, eax
    not ecx                          |   mov eax, dword ptr [edi]
    not edi                          |   mov dword ptr [esp], ebp
    push ecx                         |   mov dword ptr [esp + 0x4], esi
    mov eax, dword ptr [ebp]         |   not ebp
    mov edx, dword ptr [ebp + 0x4]   |   not esi
  L0:                                | L0:
    mov ebx, eax                     |   mov ebx, eax
    mov ecx, edx                     |   mov ecx, edx
    and ebx, edi                     |   and ebx, esi
    and ecx, dword ptr [esp]         |   and ecx, ebp
    lock cmpxchg8b qword ptr [ebp]   |   lock cmpxchg8b qword ptr [edi]
