// Asks the browser for a passkey and sends what it gives. Bytes travel as base64url.
"use strict";
(() => {
  const form = document.querySelector("form[data-passkey]");
  if (!form || !window.PublicKeyCredential) return;

  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), sign => sign.charCodeAt(0));
  const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const named = list => (list || []).map(one => ({ ...one, id: bytes(one.id) }));

  const asked = options => ({
    ...options,
    challenge: bytes(options.challenge),
    ...(options.user && { user: { ...options.user, id: bytes(options.user.id) } }),
    ...(options.excludeCredentials && { excludeCredentials: named(options.excludeCredentials) }),
    ...(options.allowCredentials && { allowCredentials: named(options.allowCredentials) }),
  });

  const given = credential => {
    const { response } = credential;
    const parts = {};
    for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (response[part]) parts[part] = text(response[part]);
    }
    if (response.getTransports) parts.transports = response.getTransports();
    return {
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      response: parts,
      clientExtensionResults: credential.getClientExtensionResults(),
    };
  };

  const button = form.querySelector("[data-ask]");
  const failed = form.querySelector("[data-failed]");
  button.disabled = false;
  button.addEventListener("click", async () => {
    failed.hidden = true;
    const { publicKey } = JSON.parse(document.getElementById("passkey-options").textContent);
    try {
      const credential = await navigator.credentials[form.dataset.passkey]({ publicKey: asked(publicKey) });
      form.elements.credential.value = JSON.stringify(given(credential));
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
})();
