# bit_toggle, u64, i686 (32-bit x86 with SSE2) | core

any: continued
    and eax, edi                     |   pop esi
    or eax, edx                      |   pop edi
    setne al                         |   pop ebx
    add esp, 0xc                     |   pop ebp
    pop esi                          |   ret
    pop edi                          |
    pop ebx                          |
    pop ebp                          |
    ret                              |
