# andnot, u8, i686 (32-bit x86 with SSE2) | core

any: 5 instructions, core 5, portable-atomic 5
    movzx eax, byte ptr [esp + 0x8] |   movzx ecx, byte ptr [esp + 0x8]
    mov ecx, dword ptr [esp + 0x4]  |   mov eax, dword ptr [esp + 0x4]
    not al                          |   not cl
    lock and byte ptr [ecx], al     |   lock and byte ptr [eax], cl
    ret                             |   ret
