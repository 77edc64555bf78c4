package main

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"

	"golang.org/x/oauth2"
)

func TestTheTokenIsNotSentToFindOutWhoseItIs(t *testing.T) {
	client := oauth2.NewClient(anonymous(context.Background()), oauth2.StaticTokenSource(&oauth2.Token{AccessToken: "t"}))
	response, err := client.Get("https://openidconnect.googleapis.com/v1/userinfo")
	if err == nil {
		_ = response.Body.Close()
	}
	if !errors.Is(err, errIdentityNotAsked) {
		t.Errorf("got %v", err)
	}
}

func TestOtherRequestsPass(t *testing.T) {
	google := httptest.NewServer(http.NotFoundHandler())
	defer google.Close()
	client := oauth2.NewClient(anonymous(context.Background()), oauth2.StaticTokenSource(&oauth2.Token{AccessToken: "t"}))
	response, err := client.Get(google.URL)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	if response.StatusCode != http.StatusNotFound {
		t.Errorf("got %s", response.Status)
	}
}
