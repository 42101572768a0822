# bit_clear, u64, i686 (32-bit x86 with SSE2) | core

any: continued
    jne L0                           |   jne L0
    add esp, 0x4                     |   and eax, dword ptr [esp + 0x4]
    and eax, esi                     |   and edx, dword ptr [esp]
    and edx, dword ptr [esp + 0x8]   |   or edx, eax
    or eax, edx                      |   setne al
    setne al                         |   add esp, 0x8
    add esp, 0xc                     |   pop esi
    pop esi                          |   pop edi
    pop edi                          |   pop ebx
    pop ebx                          |   pop ebp
    pop ebp                          |   ret
    ret                              |
