/** Return files in words. */
@NullMarked
package fr.parvis.returns.papers;

import org.jspecify.annotations.NullMarked;
