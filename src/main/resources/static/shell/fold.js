/** Lower case, without accents and with letters that stand for two written as two, to compare what people type. @param {string} text */
export const folded = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("œ", "oe").replaceAll("æ", "ae");
