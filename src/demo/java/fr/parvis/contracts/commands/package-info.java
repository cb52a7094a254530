/** Measurements of contracts. */
@NullMarked
package fr.parvis.contracts.commands;

import org.jspecify.annotations.NullMarked;
