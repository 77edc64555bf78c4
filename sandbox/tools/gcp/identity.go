package main

import (
	"context"
	"errors"
	"net/http"

	"golang.org/x/oauth2"
)

const identityHost = "openidconnect.googleapis.com"

var errIdentityNotAsked = errors.New("the sandbox's provider does not ask Google whose token it has")

// anonymous keeps the Terraform provider from its one request that no custom endpoint redirects: to log whose token it
// has, it sends the token to Google's public address. Without an answer it goes on.
func anonymous(ctx context.Context) context.Context {
	return context.WithValue(ctx, oauth2.HTTPClient, &http.Client{Transport: withoutIdentity{http.DefaultTransport}})
}

type withoutIdentity struct{ next http.RoundTripper }

// RoundTrip refuses requests to the identity's address and passes on all others, such as those for a token.
func (t withoutIdentity) RoundTrip(request *http.Request) (*http.Response, error) {
	if request.URL.Hostname() == identityHost {
		return nil, errIdentityNotAsked
	}
	return t.next.RoundTrip(request)
}
