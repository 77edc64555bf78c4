/** The program: from a stack's file to a database and the policies that fence it. */
@NullMarked
package io.ringfence;

import org.jspecify.annotations.NullMarked;
