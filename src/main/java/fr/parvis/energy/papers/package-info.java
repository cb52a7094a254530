/** The words that a case keeps of its deadlines. */
@NullMarked
package fr.parvis.energy.papers;

import org.jspecify.annotations.NullMarked;
