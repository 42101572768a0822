# fetch_xor, u8, i686 (32-bit x86 with SSE2) | core

any: 8 instructions, core 8, portable-atomic 8
    mov ecx, dword ptr [esp + 0x4]  |   mov edx, dword ptr [esp + 0x4]
    movzx edx, byte ptr [esp + 0x8] |   movzx ecx, byte ptr [esp + 0x8]
    movzx eax, byte ptr [ecx]       |   movzx eax, byte ptr [edx]
  L0:                               | L0:
    mov ah, al                      |   mov ah, al
    xor ah, dl                      |   xor ah, cl
    lock cmpxchg byte ptr [ecx], ah |   lock cmpxchg byte ptr [edx], ah
    jne L0                          |   jne L0
    ret                             |   ret
