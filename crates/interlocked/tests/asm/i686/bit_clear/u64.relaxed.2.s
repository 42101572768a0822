# bit_clear, u64, i686 (32-bit x86 with SSE2) | core

any: continued
    or eax, edx                      |   jne L0
    setne al                         |   and eax, dword ptr [esp + 0x4]
    pop esi                          |   and edx, dword ptr [esp]
    pop edi                          |   or edx, eax
    pop ebx                          |   setne al
    ret                              |   (6 more)
