/** What rules, plans and keeps the rota. */
@NullMarked
package fr.parvis.rota.domain;

import org.jspecify.annotations.NullMarked;
