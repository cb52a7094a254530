/** Ordinary weeks and planned days. */
@NullMarked
package fr.parvis.rota.domain.week;

import org.jspecify.annotations.NullMarked;
