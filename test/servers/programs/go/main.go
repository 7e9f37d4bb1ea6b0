// A net/http server that demands client certificates, for the table of diagnoses. It reads its listeners from a file
// and writes the path of every request that it has read completely to stdout.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
)

type listener struct {
	Address string
	Version string
	Cert    string
	Key     string
	Ca      string
	Crl     string
}

var versions = map[string]uint16{"TLSv1.1": tls.VersionTLS11, "TLSv1.2": tls.VersionTLS12, "TLSv1.3": tls.VersionTLS13}

func main() {
	var listeners []listener
	must(json.Unmarshal(read(os.Args[1]), &listeners))
	for _, each := range listeners {
		go serve(each)
	}
	select {}
}

func serve(wanted listener) {
	server := &http.Server{
		Addr:     wanted.Address,
		Handler:  http.HandlerFunc(answer),
		ErrorLog: log.New(io.Discard, "", 0),
		// HTTP/1.1 only, as the others.
		TLSNextProto: map[string]func(*http.Server, *tls.Conn, http.Handler){},
	}
	if wanted.Cert == "" {
		must(server.ListenAndServe())
	}
	pair, err := tls.LoadX509KeyPair(wanted.Cert, wanted.Key)
	must(err)
	authorities := x509.NewCertPool()
	authorities.AppendCertsFromPEM(read(wanted.Ca))
	server.TLSConfig = &tls.Config{
		Certificates:     []tls.Certificate{pair},
		ClientAuth:       tls.RequireAndVerifyClientCert,
		ClientCAs:        authorities,
		MinVersion:       versions[wanted.Version],
		MaxVersion:       versions[wanted.Version],
		VerifyConnection: notRevoked(read(wanted.Crl)),
	}
	must(server.ListenAndServeTLS("", ""))
}

// Go looks at no revocation list by itself; this is how its users do it.
func notRevoked(text []byte) func(tls.ConnectionState) error {
	block, _ := pem.Decode(text)
	list, err := x509.ParseRevocationList(block.Bytes)
	must(err)
	return func(state tls.ConnectionState) error {
		for _, revoked := range list.RevokedCertificates {
			if revoked.SerialNumber.Cmp(state.PeerCertificates[0].SerialNumber) == 0 {
				return errors.New("revoked")
			}
		}
		return nil
	}
}

func answer(response http.ResponseWriter, request *http.Request) {
	if _, err := io.Copy(io.Discard, request.Body); err != nil {
		return
	}
	fmt.Printf("processed %s\n", request.URL.Path)
	response.Header().Set("Content-Type", "application/json")
	io.WriteString(response, `{"ok":true}`)
}

func read(name string) []byte {
	text, err := os.ReadFile(name)
	must(err)
	return text
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
