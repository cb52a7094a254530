/** Says a text aloud, where the device has a voice for its language. Never by itself: somebody pressed a button. */

/** @param {string} language */
function voiceOf(language) {
  if (!("speechSynthesis" in window)) return undefined;
  return speechSynthesis.getVoices().find((voice) => voice.lang.toLowerCase().replace("_", "-").split("-")[0] === language);
}

/** @param {string} language @param {() => void} then Called at once, or when the device has loaded its voices. */
export function whenItSpeaks(language, then) {
  if (!("speechSynthesis" in window)) return;
  if (voiceOf(language)) return then();
  speechSynthesis.addEventListener("voiceschanged", () => voiceOf(language) && then(), { once: true });
}

/** @param {string} text @param {string} language */
export function say(text, language) {
  const voice = voiceOf(language);
  if (!voice) return;
  speechSynthesis.cancel();
  const spoken = new SpeechSynthesisUtterance(text);
  spoken.voice = voice;
  spoken.lang = voice.lang;
  spoken.rate = 0.9;
  speechSynthesis.speak(spoken);
}
