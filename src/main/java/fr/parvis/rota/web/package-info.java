/** Pages of the rota. */
@NullMarked
package fr.parvis.rota.web;

import org.jspecify.annotations.NullMarked;
