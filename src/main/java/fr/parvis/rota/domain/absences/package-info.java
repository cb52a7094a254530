/** Who is away, what people wish, and what becomes of the work of who leaves. */
@NullMarked
package fr.parvis.rota.domain.absences;

import org.jspecify.annotations.NullMarked;
