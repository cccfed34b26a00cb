// What can go wrong with a passkey, said in a sentence. allauth's scripts do the rest.

(() => {
  const say = (sentence) => {
    const trouble = document.getElementById("passkey_trouble");
    trouble.textContent = sentence;
    trouble.hidden = false;
  };

  // Browsers make passkeys for names and not for addresses such as 127.0.0.1, and only over https.
  const why = () => {
    if (/^[\d.]+$|^\[/.test(location.hostname)) {
      return "Passkeys need a name and not a number: open the desk by its name, such as localhost.";
    }
    if (!window.isSecureContext || !window.PublicKeyCredential) {
      return "Passkeys need https and a browser that knows them.";
    }
    return "";
  };

  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    const { exception } = event.detail;
    say(
      why() ||
        (exception.name === "InvalidStateError"
          ? "There is a passkey of yours on this device already."
          : "The passkey was not used; try again, or take another way."),
    );
  });
})();
