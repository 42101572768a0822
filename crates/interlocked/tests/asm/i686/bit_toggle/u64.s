# bit_toggle, u64, i686 (32-bit x86 with SSE2) | core

any: 35 instructions, core 31, portable-atomic 31
    push ebp                         |   push ebp
    push ebx                         |   push ebx
    push edi                         |   push edi
    push esi                         |   push esi
    sub esp, 0xc                     |   movzx ecx, byte ptr [esp + 0x18]
    movzx ecx, byte ptr [esp + 0x24] |   mov edi, dword ptr [esp + 0x14]
    mov esi, 0x1                     |   mov esi, 0x1
    xor eax, eax                     |   xor ebp, ebp
    mov ebp, dword ptr [esp + 0x20]  |   xor eax, eax
    shl esi, cl                      |   shld ebp, esi, cl
    test cl, 0x20                    |   shl esi, cl
    mov edi, esi                     |   test cl, 0x20
    cmove esi, eax                   |   mov edx, dword ptr [edi + 0x4]
    cmovne edi, eax                  |   cmovne ebp, esi
    mov ecx, esi                     |   cmovne esi, eax
    push ecx                         |   mov eax, dword ptr [edi]
    mov eax, dword ptr [ebp]         | L0:
    mov edx, dword ptr [ebp + 0x4]   |   mov ebx, eax
  L0:                                |   mov ecx, edx
    mov ebx, eax                     |   xor ebx, esi
    mov ecx, edx                     |   xor ecx, ebp
    xor ebx, edi                     |   lock cmpxchg8b qword ptr [edi]
    xor ecx, dword ptr [esp]         |   jne L0
    lock cmpxchg8b qword ptr [ebp]   |   and eax, esi
    jne L0                           |   and edx, ebp
    add esp, 0x4                     |   or edx, eax
    and edx, esi                     |   setne al
